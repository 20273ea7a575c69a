package se.lagesbild.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.gis.formats.AreaFolder;

class InstallationTests extends TrelleborgApp {
    @Autowired
    DataSource dataSource;

    @Autowired
    InstallationQueries queries;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aDatabaseServesTheAreaThatItWasMadeFor() {
        assertThatCode(() -> InstallationQueries.refuseAnotherArea(dataSource, "trelleborg"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> InstallationQueries.refuseAnotherArea(dataSource, "oslo"))
                .hasMessageContaining("hör till området 'trelleborg'")
                .hasMessageContaining("LAGESBILD_AREA=trelleborg");
    }

    @Test
    void aDemonstrationStaysOneEvenWhenStartedAsARealOne() {
        var again = new Installation(queries, AreaFolder.of("trelleborg").area(), false);
        assertThat(again.demo()).isTrue();
        assertThat(again.fresh()).isFalse();
    }

    @Test
    void everythingGeneratedIsMarked() {
        assertThat(jdbc.sql(
                                "select count(*) from observations.observation where source_name = 'Exempel' and not example")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from observations.observation where example")
                        .query(Long.class)
                        .single())
                .as("about a town's year")
                .isBetween(4_000L, 5_000L);
    }
}
