package se.lagesbild.backend;

import org.springframework.boot.web.server.MimeMappings;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Addresses of the pages; the files lie in module web. */
@Configuration
class PageRoutes implements WebMvcConfigurer {
    /** What makes the phone app installable; no web server knows its kind by itself. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> manifestType() {
        var types = new MimeMappings();
        types.add("webmanifest", "application/manifest+json");
        return server -> server.addMimeMappings(types);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addViewController("/").setViewName("forward:/index.html");
        pages.addViewController("/login").setViewName("forward:/login.html");
        pages.addViewController("/first-admin").setViewName("forward:/first-admin.html");
        pages.addViewController("/map").setViewName("forward:/planner/map.html");
        pages.addViewController("/map/hotspots").setViewName("forward:/planner/hotspots.html");
        pages.addViewController("/map/dose").setViewName("forward:/planner/dose.html");
        pages.addViewController("/map/follow-up").setViewName("forward:/planner/follow-up.html");
        pages.addViewController("/admin").setViewName("forward:/admin/index.html");
        pages.addViewController("/warden/").setViewName("forward:/warden/index.html");
        pages.addRedirectViewController("/warden", "/warden/");
    }
}
