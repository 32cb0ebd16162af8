package dev.pressyard.provisioning.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteNameTests {

    @ParameterizedTest
    @ValueSource(strings = {"blog", "a1b", "my-shop-2", "abcdefghijklmnopqrstuvwx"})
    void acceptsWhatAwsAcceptsToo(String value) {
        assertThat(SiteName.complaint(value)).isEmpty();
        assertThat(new SiteName(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "ab",
                "Blog",
                "1blog",
                "-blog",
                "blog-",
                "my--blog",
                "my_blog",
                "blog.example",
                "blög",
                "new",
                "admin",
                "\"; rm -rf /",
                "${jndi:x}",
                "../x",
                "📰news",
                "blog\n",
                "abcdefghijklmnopqrstuvwxy",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void complainsInWordsAboutEverythingElse(String value) {
        assertThat(SiteName.complaint(value)).isPresent().get().asString().endsWith(".");
        assertThatIllegalArgumentException().isThrownBy(() -> new SiteName(value));
    }

    @Test
    void countsCharactersOnlyWhereTheyAreOnesThatANameMayHave() {
        assertThat(SiteName.complaint("📰".repeat(13))).get().asString().startsWith("A name is made of a-z");
        assertThat(SiteName.complaint("a".repeat(25))).get().asString().endsWith("this one has 25.");
    }
}
