"""`mentorjournal completion`: scripts that let a shell finish words, and the manual page.

All are made from the table of commands. What a shell offers for WHO it asks the program, with
`--names`, of the journal that is named in the line; neither a name nor that is ever handed to
anything that would read it as more than itself.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from mentorjournal.cli.command_words import expected
from mentorjournal.cli.commands import GROUPS
from mentorjournal.cli.journals import reading
from mentorjournal.cli.manual_page import manual_page
from mentorjournal.cli.output import one_line, show
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal

# The words before the one that is typed lead to a key of the table, and that to what may be
# typed there. Both shells count the words behind a function's name alike.
_SLOT = """\
_mentorjournal_slot() {
    local current=$1 command='' option='' place=0 word
    shift 2
    for word in "$@"; do
        if [[ $word == '=' ]]; then
            # Bash takes --format=md apart.
            :
        elif [[ -n $option ]]; then
            if [[ $option == --journal ]]; then
                journal=$word
            fi
            option=''
        elif [[ $word == --journal=* ]]; then
            journal=${word#*=}
        elif [[ $word == --*=* ]]; then
            :
        elif [[ $word == -?* ]]; then
            _mentorjournal_expected "$command|$word" && option=$word
        elif [[ -z $command ]]; then
            command=$word
        elif [[ @GROUPS@ ]]; then
            command="$command $word"
        else
            place=$((place + 1))
        fi
    done
    # Nothing of what was typed is run; all that it may stand for is one's own folder.
    if [[ $journal == '~/'* ]]; then
        journal=$HOME/${journal#??}
    fi
    expected=''
    if [[ -n $option ]]; then
        _mentorjournal_expected "$command|$option"
    elif [[ $current == -* ]]; then
        _mentorjournal_expected "$command|-"
    else
        _mentorjournal_expected "$command|$place"
    fi
}
"""

_BASH = """\
# Bash: eval "$(mentorjournal completion bash)", as in ~/.bashrc.
_mentorjournal_expected() {
    case $1 in
@TABLE@
        *) return 1 ;;
    esac
}
@SLOT@
_mentorjournal() {
    local current=${COMP_WORDS[COMP_CWORD]} journal='' expected word typed
    local -a from=()
    _mentorjournal_slot "$current" "${COMP_WORDS[@]:0:COMP_CWORD}" || return
    COMPREPLY=()
    case $expected in
        @path) compopt -o default ;;
        @who)
            typed=${current//[\\\\\\"\\']/}
            journal=${journal//[\\\\\\"\\']/}
            if [[ -n $journal ]]; then
                from=("--journal=$journal")
            fi
            while IFS= read -r word; do
                [[ ${word,,} == "${typed,,}"* ]] || continue
                if [[ $current != [\\"\\']* ]]; then
                    COMPREPLY+=("$(printf '%q' "$word")")
                elif [[ $word != *[\\"\\'\\\\\\`\\$!]* ]]; then
                    # Between quotes that were typed nothing can be made harmless.
                    COMPREPLY+=("$word")
                fi
            done < <(command mentorjournal "${from[@]}" completion --names 2>/dev/null)
            ;;
        *)
            for word in $expected; do
                [[ $word == "$current"* ]] && COMPREPLY+=("$word")
            done
            ;;
    esac
}
complete -F _mentorjournal mentorjournal
"""

_ZSH = """\
#compdef mentorjournal
# Zsh: eval "$(mentorjournal completion zsh)", behind compinit in ~/.zshrc.
_mentorjournal_expected() {
    case $1 in
@TABLE@
        *) return 1 ;;
    esac
}
@SLOT@
_mentorjournal() {
    local journal='' expected
    local -a names from
    _mentorjournal_slot "${words[CURRENT]}" "${(@Q)words[1,CURRENT-1]}" || return 1
    case $expected in
        @path) _files ;;
        @who)
            if [[ -n $journal ]]; then
                from=("--journal=$journal")
            fi
            names=("${(@f)$(command mentorjournal "${from[@]}" completion --names 2>/dev/null)}")
            compadd -M 'm:{[:lower:]}={[:upper:]}' -a names
            ;;
        *) compadd -- ${=expected} ;;
    esac
}
compdef _mentorjournal mentorjournal
"""

_FISH = """\
# Fish: mentorjournal completion fish | source, as in ~/.config/fish/config.fish.
function __mentorjournal_expected
    switch $argv[1]
@TABLE@
        case '*'
            return 1
    end
end
function __mentorjournal
    set -l command ''
    set -l option ''
    set -l place 0
    set -l from
    set -l before (commandline -opc)
    for word in $before[2..-1]
        if test -n "$option"
            test $option = --journal; and set from --journal=$word
            set option ''
        else if string match -q -- '--*=*' $word
            string match -q -- '--journal=*' $word; and set from $word
        else if string match -q -- '-?*' $word
            __mentorjournal_expected "$command|$word" >/dev/null; and set option $word
        else if test -z "$command"
            set command $word
        else if contains -- $command @GROUPS@
            set command "$command $word"
        else
            set place (math $place + 1)
        end
    end
    set -l key $place
    if test -n "$option"
        set key $option
    else if string match -q -- '-*' (commandline -ct)
        set key -
    end
    set -l expected (__mentorjournal_expected "$command|$key")
    switch "$expected"
        case @path
            __fish_complete_path (commandline -ct)
        case @who
            # Nothing of what was typed is run; all that it may stand for is one's own folder.
            set from (string replace -r -- '^--journal=~/' "--journal=$HOME/" $from)
            command mentorjournal $from completion --names 2>/dev/null
        case '*'
            string split -n ' ' -- $expected
    end
end
complete -c mentorjournal -f -a '(__mentorjournal)'
"""


def print_completion(arguments: Namespace) -> int:
    """Print a script for a shell, the manual page, or the names that it may offer.

    Raises:
        BadInput: Neither a shell nor names were asked for.
    """
    if arguments.names:
        with reading(arguments) as journal:
            for name in _names(journal):
                show(name)
    elif arguments.shell is None:
        raise BadInput(f"For which shell? It is {', '.join(_MADE)}.", "shell")
    else:
        show(_MADE[arguments.shell](), end="")
    return 0


def _names(journal: Journal) -> Iterator[str]:
    """The names that WHO can be, each once, and the word for myself."""
    yield "me"
    every = journal.relationships.all()
    yield from dict.fromkeys(one_line(journal.relationships.person(each).name) for each in every)


def _of_bash() -> str:
    return _filled(_BASH)


def _of_zsh() -> str:
    return _filled(_ZSH)


def _filled(script: str) -> str:
    """A script of bash or zsh with the table in it."""
    rows = (
        f"        '{key}') expected='{' '.join(words)}' ;;" for key, words in expected().items()
    )
    groups = " || ".join(f"$command == {group}" for group in GROUPS)
    slot = _SLOT.replace("@GROUPS@", groups)
    return script.replace("@TABLE@", "\n".join(rows)).replace("@SLOT@", slot)


def _of_fish() -> str:
    rows = (
        f"        case '{key}'\n            echo '{' '.join(words)}'"
        for key, words in expected().items()
    )
    filled = _FISH.replace("@TABLE@", "\n".join(rows))
    return filled.replace("@GROUPS@", " ".join(GROUPS))


_MADE: Mapping[str, Callable[[], str]] = MappingProxyType(
    {"bash": _of_bash, "zsh": _of_zsh, "fish": _of_fish, "man": manual_page}
)
