package dev.pressyard.portal.site;

import dev.pressyard.portal.web.ShownValue;
import dev.pressyard.provisioning.state.StateDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed between two versions of a state, in values as people read them. */
record StateDifferenceView(List<ChangeView> resources, List<ChangeView> outputs) {

    static StateDifferenceView of(StateDifference difference) {
        return new StateDifferenceView(
                difference.resources().stream().map(ChangeView::of).toList(),
                difference.outputs().stream().map(ChangeView::of).toList());
    }

    /** Whether there is nothing that a reader could see. */
    public boolean isEmpty() {
        return resources.isEmpty() && outputs.isEmpty();
    }

    /** A resource or output that differs. */
    record ChangeView(String address, StateDifference.Kind kind, List<AttributeView> attributes) {

        static ChangeView of(StateDifference.Change change) {
            return new ChangeView(
                    change.address(),
                    change.kind(),
                    change.attributes().stream().map(AttributeView::of).toList());
        }
    }

    /** An attribute that differs. */
    record AttributeView(
            String path,
            @Nullable ShownValue before,
            @Nullable ShownValue after) {

        static AttributeView of(StateDifference.Attribute attribute) {
            return new AttributeView(
                    attribute.path(), ShownValue.of(attribute.before()), ShownValue.of(attribute.after()));
        }
    }
}
