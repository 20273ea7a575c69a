package se.lagesbild.backend;

import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Swedish unless English is asked for. */
@Configuration
class LanguageConfiguration {
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(ProblemText.SWEDISH, Locale.ENGLISH));
        resolver.setDefaultLocale(ProblemText.SWEDISH);
        return resolver;
    }
}
