package dev.pressyard.portal.target;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import dev.pressyard.provisioning.target.TargetCheck.Finding;

/** What the check of a target found out about one thing. */
record FindingView(String subject, StateView state, String words) {

    static FindingView of(Finding finding) {
        return new FindingView(
                finding.subject(),
                switch (finding.verdict()) {
                    case FINE -> new StateView("Fine", Tone.GOOD);
                    case UNKNOWN -> new StateView("Unknown", Tone.WAITING);
                    case IN_THE_WAY -> new StateView("In the way", Tone.BAD);
                },
                finding.words());
    }
}
