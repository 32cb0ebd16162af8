package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.worker.PhaseContext;
import org.springframework.stereotype.Component;

/** Has the engine hold the images that a site needs. */
@Component
class ImageSupply {

    private final ImageRecipes recipes;
    private final SiteContents contents;
    private final ImageStock stock;

    ImageSupply(ImageRecipes recipes, SiteContents contents, ImageStock stock) {
        this.recipes = recipes;
        this.contents = contents;
        this.stock = stock;
    }

    /**
     * The site's image, and before it the base it stands on.
     *
     * @throws ImageException if there is no engine, or the image's files cannot be read
     */
    Supplied siteImage(PhaseContext context) throws InterruptedException {
        // Before the base, which takes minutes: whoever mistyped a branch hears of it at once.
        return switch (contents.of(context)) {
            case SiteContents.Known known -> siteImage(context, known);
            case SiteContents.Unknown unknown -> new Supplied.Missing(unknown.why());
        };
    }

    private Supplied siteImage(PhaseContext context, SiteContents.Known known) throws InterruptedException {
        var base = stock.supply(context, recipes.base(context.run()));
        if (!(base instanceof Supplied.AtHand(Image image, String howBase))) {
            return base;
        }
        var site = stock.supply(context, recipes.site(image, known));
        return site instanceof Supplied.AtHand(Image siteImage, String howSite)
                ? new Supplied.AtHand(siteImage, "base %s, site %s".formatted(howBase, howSite))
                : site;
    }
}
