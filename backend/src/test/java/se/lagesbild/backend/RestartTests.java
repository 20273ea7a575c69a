package se.lagesbild.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.start.Database;
import se.lagesbild.start.TestDatabase;

/** What is stored is there after the next start, and only for the same area. */
class RestartTests {
    private static ConfigurableApplicationContext start(Database database, String area) {
        var application = new SpringApplication(LagesbildApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(
                "--lagesbild.area=" + area,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password());
    }

    @Test
    void theNextStartFindsTheDataAndAnotherAreaIsRefused() {
        var database = TestDatabase.create("restart");
        try (var first = start(database, "trelleborg")) {
            assertThat(first.getBean(Installation.class).fresh()).isTrue();
            assertThat(first.getBean(Installation.class).demo())
                    .as("not asked for")
                    .isFalse();
            assertThat(first.getBean(JdbcClient.class)
                            .sql("select count(*) from observations.observation")
                            .query(Long.class)
                            .single())
                    .as("nothing generated in a real installation")
                    .isZero();
        }
        try (var second = start(database, "trelleborg")) {
            assertThat(second.getBean(Installation.class).fresh()).isFalse();
        }
        assertThatThrownBy(() -> start(database, "oslo").close())
                .rootCause()
                .hasMessageContaining("hör till området 'trelleborg'");
    }
}
