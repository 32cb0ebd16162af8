package dev.pressyard.portal.template;

import dev.pressyard.portal.web.Assets;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** {@code <svg press:icon="trash3"></svg>}: an icon of the sprite, which says nothing to readers of the screen. */
final class IconAttribute extends ValueAttribute {

    private final Assets assets;

    IconAttribute(String prefix, Assets assets) {
        super(prefix, "icon");
        this.assets = assets;
    }

    @Override
    void process(
            ITemplateContext context,
            IProcessableElementTag tag,
            @Nullable Object icon,
            IElementTagStructureHandler structure) {
        structure.setAttribute("class", "icon");
        structure.setAttribute("aria-hidden", "true");
        structure.setBody("<use href=\"%s\"></use>".formatted(assets.icon(String.valueOf(icon))), false);
    }
}
