package se.lagesbild.backend;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Every answer tells the time by our own {@link Clock}: phones with a wrong one correct themselves by it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AnswerTime extends OncePerRequestFilter {
    private final Clock clock;

    AnswerTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setDateHeader(HttpHeaders.DATE, clock.millis());
        chain.doFilter(request, response);
    }
}
