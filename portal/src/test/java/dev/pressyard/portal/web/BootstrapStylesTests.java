package dev.pressyard.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.ResourceTransformerChain;

class BootstrapStylesTests {

    private static final Resource BOOTSTRAP =
            new ClassPathResource("META-INF/resources/webjars/bootstrap/5.3.8/css/bootstrap.min.css");

    private static final Pattern CLASS = Pattern.compile("\\.([a-z][a-z0-9-]*)(?=[,{:.>+~ \\[])");
    private static final Pattern ATTRIBUTE = Pattern.compile("class(?:append)?=\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");

    @Test
    void keepsElementsAndTheClassesThatAreUsed() {
        assertThat(BootstrapStyles.used("body{margin:0}.btn{color:red}.btn:hover,.nav:hover{color:blue}"))
                .isEqualTo("body{margin:0}.btn{color:red}.btn:hover{color:blue}");
    }

    @Test
    void leavesOutOtherClassesThemesAndAnimations() {
        assertThat(BootstrapStyles.used(
                        ".nav .btn{top:0}.row{top:0}[data-bs-theme=dark]{top:0}@keyframes turn{to{top:0}}"))
                .isEmpty();
    }

    @Test
    void keepsWhatAppliesToAllButAClassThatIsNotUsed() {
        assertThat(BootstrapStyles.used(":not(.btn-check)+.btn:active{top:0}"))
                .isEqualTo(":not(.btn-check)+.btn:active{top:0}");
    }

    @Test
    void looksIntoConditions() {
        assertThat(BootstrapStyles.used("@media print{.btn{top:0}.row{top:0}}@media screen{.row{top:0}}"))
                .isEqualTo("@media print{.btn{top:0}}");
    }

    @Test
    void keepsNoCommaInParenthesesApart() {
        assertThat(BootstrapStyles.used(".btn:not(a,b){top:0}")).isEqualTo(".btn:not(a,b){top:0}");
    }

    @Test
    void comesAsAFractionBeforeOurTokensAndRulesInOneStyleSheet() throws IOException {
        var own = new ClassPathResource("assets/css/pressyard.css");
        var made = new StyleSheet().transform(new MockHttpServletRequest(), own, new Untransformed());

        assertThat(made.getContentAsString(StandardCharsets.UTF_8))
                .containsSubsequence("--bs-border-width:1px", ".form-select{", "--accent: light-dark(", ".masthead {")
                .doesNotContain("/*")
                .hasSizeLessThan(80_000);
        assertThat(made.getFilename()).isEqualTo("pressyard.css");
    }

    @Test
    void knowsEveryClassOfBootstrapThatAPageUses() throws IOException {
        var ofBootstrap = CLASS.matcher(BOOTSTRAP.getContentAsString(StandardCharsets.UTF_8))
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var used = usedInTemplates();
        ofBootstrap.retainAll(used);

        assertThat(used).contains("btn", "stack");
        assertThat(BootstrapStyles.CLASSES).containsAll(ofBootstrap);
    }

    private static Set<String> usedInTemplates() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            var used = new TreeSet<String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                ATTRIBUTE
                        .matcher(Files.readString(file))
                        .results()
                        .flatMap(it -> WORD.matcher(it.group(1)).results())
                        .forEach(word -> used.add(word.group()));
            }
            return used;
        }
    }

    /** The end of a chain: the resource as it is. */
    private static final class Untransformed implements ResourceTransformerChain {

        @Override
        public ResourceResolverChain getResolverChain() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Resource transform(HttpServletRequest request, Resource resource) {
            return resource;
        }
    }
}
