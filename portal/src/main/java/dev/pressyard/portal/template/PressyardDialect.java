package dev.pressyard.portal.template;

import dev.pressyard.portal.web.Assets;
import dev.pressyard.portal.web.Moments;
import java.util.Set;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

/**
 * The attributes of our own: {@code press:icon="trash3"} of an {@code svg}, and {@code press:ago}, {@code press:age}
 * and {@code press:took} of a {@code time}. They stand in every row of every list, where a fragment for each would be
 * most of a page's work.
 */
final class PressyardDialect extends AbstractProcessorDialect {

    static final String PREFIX = "press";

    private final Assets assets;
    private final Moments moments;

    PressyardDialect(Assets assets, Moments moments) {
        super("Pressyard", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
        this.assets = assets;
        this.moments = moments;
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(
                new OwnMembersForSpring(),
                new IconAttribute(prefix, assets),
                new MomentAttribute.Ago(prefix, moments),
                new MomentAttribute.Age(prefix, moments),
                new TookAttribute(prefix, moments));
    }
}
