"""What opens over a screen and closes again.

Most starts of the program open none of these, so a module is loaded when the package is asked
for it: `dialogs.begin.begin_form(…)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.later import modules_of

if TYPE_CHECKING:
    from mentorjournal.screens.dialogs import achievement as achievement
    from mentorjournal.screens.dialogs import begin as begin
    from mentorjournal.screens.dialogs import book_session as book_session
    from mentorjournal.screens.dialogs import choose as choose
    from mentorjournal.screens.dialogs import confirm as confirm
    from mentorjournal.screens.dialogs import edit_relationship as edit_relationship
    from mentorjournal.screens.dialogs import follow_up as follow_up
    from mentorjournal.screens.dialogs import form as form
    from mentorjournal.screens.dialogs import log_session as log_session
    from mentorjournal.screens.dialogs import reporting_line as reporting_line
    from mentorjournal.screens.dialogs import running as running
    from mentorjournal.screens.dialogs import save_copy as save_copy
    from mentorjournal.screens.dialogs import take_over as take_over
    from mentorjournal.screens.dialogs import typed as typed
    from mentorjournal.screens.dialogs import waiting as waiting
    from mentorjournal.screens.dialogs import what_became as what_became
else:
    __getattr__ = modules_of(__name__)
