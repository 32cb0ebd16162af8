package dev.pressyard.portal.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Leads from addresses that people type, or cut short, to the pages that they mean. */
@Component
class Detours implements WebMvcConfigurer {

    private static final List<String> LISTS = List.of("/sites", "/runs", "/images", "/audit");

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        LISTS.forEach(list -> lead(registry, list + "/", list));
        List.of("/admin", "/admin/").forEach(start -> lead(registry, start, "/admin/doctor"));
    }

    private static void lead(ViewControllerRegistry registry, String from, String to) {
        registry.addRedirectViewController(from, to).setKeepQueryParams(true);
    }
}
