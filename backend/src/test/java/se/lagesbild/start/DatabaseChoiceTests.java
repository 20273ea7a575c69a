package se.lagesbild.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class DatabaseChoiceTests {
    private static final BooleanSupplier DOCKER = () -> true;
    private static final BooleanSupplier NO_DOCKER = () -> false;
    private static final BooleanSupplier MUST_NOT_BE_ASKED = () -> {
        throw new AssertionError("Docker was asked");
    };
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void takesTheGivenDatabaseFirstAndAsksNobodyElse() {
        var environment = Map.of(
                "LAGESBILD_DB_URL", "jdbc:postgresql://db.example:5432/stad",
                "LAGESBILD_DB_USER", "karta",
                "LAGESBILD_DB_PASSWORD", "hemligt");
        assertThat(choose(environment, true, true, MUST_NOT_BE_ASKED))
                .isEqualTo(new DatabaseChoice.Given(
                        new Database("jdbc:postgresql://db.example:5432/stad", "karta", "hemligt")));
    }

    @Test
    void readsTheAddressThatOtherToolsWrite() {
        var environment = Map.of("LAGESBILD_DB_URL", "postgres://karta:p%40ss+w@db.example/stad?ssl=true");
        assertThat(choose(environment, false, false, MUST_NOT_BE_ASKED))
                .isEqualTo(new DatabaseChoice.Given(
                        new Database("jdbc:postgresql://db.example/stad?ssl=true", "karta", "p@ss+w")));
    }

    @Test
    void prefersDockerToAPrivateClusterInANewHome() {
        assertThat(choose(NOTHING, false, false, DOCKER)).isEqualTo(new DatabaseChoice.Compose());
        assertThat(choose(NOTHING, false, false, NO_DOCKER)).isEqualTo(new DatabaseChoice.Private());
    }

    @Test
    void keepsAHomesDataWhereTheyAreWhenDockerComes() {
        assertThat(choose(NOTHING, true, false, MUST_NOT_BE_ASKED)).isEqualTo(new DatabaseChoice.Private());
    }

    @Test
    void refusesAnEmptyClusterWhenTheHomesDataAreInDockerAndItIsGone() {
        assertThat(choose(NOTHING, false, true, DOCKER)).isEqualTo(new DatabaseChoice.Compose());
        assertThatThrownBy(() -> choose(NOTHING, false, true, NO_DOCKER))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("starta Docker");
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        assertThatThrownBy(() -> choose(Map.of("LAGESBILD_DB_URL", "mysql://db/x"), false, false, NO_DOCKER))
                .hasMessageContaining("jdbc:postgresql://");
        assertThatThrownBy(() -> choose(Map.of("LAGESBILD_DB_URL", "jdbc:postgresql://db/x"), false, false, NO_DOCKER))
                .hasMessageContaining("LAGESBILD_DB_USER");
    }

    @Test
    void neverPrintsAPassword() {
        assertThat(new Database("jdbc:postgresql://db/x", "karta", "hemligt").toString())
                .doesNotContain("hemligt");
    }

    private static DatabaseChoice choose(
            Map<String, String> environment, boolean cluster, boolean compose, BooleanSupplier docker) {
        return DatabaseChoice.of(new DatabaseChoice.Facts(environment, cluster, compose, docker));
    }
}
