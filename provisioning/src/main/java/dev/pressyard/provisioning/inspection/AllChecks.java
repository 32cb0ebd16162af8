package dev.pressyard.provisioning.inspection;

import java.util.List;

/** Several checks, of which each only makes sense if those before it were good. */
record AllChecks(List<Check> checks) implements Check {

    @Override
    public Finding look(InspectedSite site) throws InterruptedException {
        Finding last = new Finding.Good("nothing to look at");
        for (var check : checks) {
            last = check.look(site);
            if (!(last instanceof Finding.Good)) {
                return last;
            }
        }
        return last;
    }
}
