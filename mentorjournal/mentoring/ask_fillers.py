"""Words that say nothing of their own in an ask, in the languages of the program."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL = _words(
    """
    a the an i i'm im i'd me my we our us you you're youre your it its this that these those there
    to of in on at for from with by and or but if as so is are am be been was were do does did has
    have had can could would will may might should how what why when where who which more about
    some any very really so much just also please hello hi
    ich du dich dir sie ihr ihnen ihre ihren dein deine mein meine mich mir wir uns ein eine einen
    einem einer der die das den dem des und oder aber ist sind bin war zu im in am an auf für von
    bei mit wie was warum wann wo wer welche mehr über kann kannst können könnte könnten könntest
    würde würden würdest mal gern gerne sehr
    je tu vous nous te mon ma mes ton ta tes votre vos un une le la les l de du d et ou mais est
    sont suis êtes à au aux en dans pour par sur avec comment que quoi qu pourquoi quand où qui plus
    peux pouvez pourriez très c'est
    yo tú usted mi su el los las del y o pero es son soy eres está al por para con cómo qué cuándo
    dónde quién más puedes puede podría muy
    eu você meu minha seu sua um uma os do da dos das e mas é são sou em na com quê porque como
    quando onde quem mais pode poderia muito
    io lei ti mio mia tuo tua suo il lo gli di della ma è sono sei nel per come che cosa perché
    quando dove chi più puoi può potrebbe molto
    ik jij je u mij mijn jouw uw een het van of maar zijn ben bent op aan voor hoe wat waarom
    wanneer waar wie welke meer over kan kun kunt zou zeer heel erg
    """
)
"""Small words."""

ASKING = _words(
    """
    think feel want know tell talk chat pick brain like love learn help
    lernen helfen erzählen sprechen
    apprendre aider parler m'aider
    aprender ayudar hablar ayudarme
    ajudar falar
    imparare aiutare parlare
    leren helpen praten
    """
)
"""Words that only say that something is asked."""

PRAISE = _words(
    """
    think find feel love like great good nice interesting inspiring amazing awesome impressive cool
    wonderful best smart rock star rockstar among guru legend legendary hero visionary genius
    brilliant outstanding remarkable incredible fantastic excellent expertise wisdom knowledge
    senior famous admire admired fan leader leaders expert person profile experience
    experienced career role model successful success background
    finde mag toll tolle spannend spannende interessant interessante inspirierend beeindruckend
    super gut bewundere vorbild profil erfahrung erfahrungen karriere erfolgreich expertin experte
    trouve aime intéressant intéressante inspirant inspirante génial géniale bien admire profil
    expérience carrière personne
    gusta interesante inspirador inspiradora genial bueno buena admiro perfil experiencia carrera
    gosto ótimo ótima experiência carreira pessoa persona
    trovo ottimo bravo brava ammiro profilo esperienza carriera
    vind inspirerend geweldig goed bewonder profiel ervaring carrière persoon
    """
)
"""Words that say how good somebody is, and not what they did."""
