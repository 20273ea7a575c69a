package se.lagesbild.backend.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.ProblemText;
import tools.jackson.databind.json.JsonMapper;

/** Two chains: one for what is public and never sets a cookie, one for the rest, which denies what no rule opens. */
@Configuration
@EnableWebSecurity
class SecurityConfiguration {
    private final JsonMapper json;
    private final String contentPolicy;

    SecurityConfiguration(JsonMapper json, ImportMap importMap) {
        this.json = json;
        this.contentPolicy =
                "default-src 'self'; script-src 'self' %s; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
                        .formatted(importMap.policySource());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService userDetailsService(Accounts accounts) {
        return accounts.userDetails();
    }

    @Bean
    @Order(1)
    SecurityFilterChain publicChain(HttpSecurity http) {
        return headers(http)
                .securityMatcher(AccessRules.PUBLIC.toArray(String[]::new))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain mainChain(HttpSecurity http) {
        RequestMatcher withoutSession =
                request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null && request.getCookies() == null;
        RequestMatcher page = request -> Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                        .orElse("")
                        .contains("text/html")
                && !request.getRequestURI().startsWith("/api/");
        return headers(http)
                .authorizeHttpRequests(requests -> {
                    for (var rule : AccessRules.TABLE) {
                        var matched = requests.requestMatchers(rule.method(), rule.pattern());
                        if (rule.roles().isEmpty()) {
                            matched.permitAll();
                        } else {
                            matched.hasAnyRole(
                                    rule.roles().stream().map(Role::name).toArray(String[]::new));
                        }
                    }
                    requests.anyRequest().denyAll();
                })
                .formLogin(form -> form.loginPage("/login")
                        .loginProcessingUrl("/login")
                        .successHandler((request, response, who) -> response.setStatus(204))
                        .failureHandler(
                                (request, response, e) -> answer(request, response, Problem.of(401, "wrong-password"))))
                .logout(logout -> logout.logoutSuccessHandler((request, response, who) -> response.setStatus(204)))
                .httpBasic(basic -> basic.authenticationEntryPoint(
                        (request, response, e) -> answer(request, response, Problem.of(401, "wrong-password"))))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.spa().ignoringRequestMatchers(withoutSession))
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, e) -> {
                            if (page.matches(request)) {
                                response.sendRedirect(
                                        "/login?return=" + URLEncoder.encode(address(request), StandardCharsets.UTF_8));
                            } else {
                                answer(request, response, Problem.of(401, "log-in"));
                            }
                        })
                        .accessDeniedHandler((request, response, e) -> {
                            boolean known = AccessRules.knows(request.getRequestURI());
                            if (page.matches(request)) {
                                response.sendRedirect("/?%s=%s"
                                        .formatted(
                                                known ? "denied" : "missing",
                                                URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8)));
                            } else if (e instanceof CsrfException) {
                                answer(request, response, Problem.of(403, "csrf"));
                            } else {
                                answer(
                                        request,
                                        response,
                                        Problem.of(known ? 403 : 404, known ? "no-right" : "http-404"));
                            }
                        }))
                .build();
    }

    private HttpSecurity headers(HttpSecurity http) {
        return http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                // sent over https alone; what else lives below the same name is not ours to promise for
                .httpStrictTransportSecurity(https -> https.includeSubDomains(false))
                .permissionsPolicyHeader(policy -> policy.policy("geolocation=(self), camera=(self), microphone=()")));
    }

    private static String address(HttpServletRequest request) {
        return request.getQueryString() == null
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + request.getQueryString();
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(json.writeValueAsString(ProblemText.document(problem, ProblemText.wanted(request)))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
