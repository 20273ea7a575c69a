package se.lagesbild.backend;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** It is always Monday 23 November 2026, 21:00 in Trelleborg. */
@TestConfiguration
public class FixedClock {
    public static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

    @Bean
    @Primary
    Clock fixedClock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
