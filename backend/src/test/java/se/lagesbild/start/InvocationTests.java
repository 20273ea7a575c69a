package se.lagesbild.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvocationTests {
    @Test
    void runsADemonstrationOnPort8080WhenNothingIsTyped() {
        var invocation = Invocation.of(List.of(), Map.of());
        assertThat(invocation.word()).isEqualTo(Word.RUN);
        assertThat(invocation.web()).isTrue();
        assertThat(invocation.springArguments())
                .containsExactly(
                        "--lagesbild.command=run",
                        "--lagesbild.demo=true",
                        "--server.port=8080",
                        "--server.address=127.0.0.1");
    }

    @Test
    void isNoDemonstrationWhereADatabaseIsGivenUnlessAskedFor() {
        var environment = Map.of("LAGESBILD_DB_URL", "jdbc:postgresql://db/x");
        assertThat(Invocation.of(List.of("run"), environment).properties()).contains("lagesbild.demo=false");
        assertThat(Invocation.of(List.of("run", "--demo"), environment).properties())
                .contains("lagesbild.demo=true");
        assertThat(Invocation.of(List.of("run", "--empty"), Map.of()).properties())
                .contains("lagesbild.demo=false");
    }

    @Test
    void takesThePortOfTheOptionBeforeThatOfTheEnvironment() {
        var environment = Map.of("LAGESBILD_PORT", "9001");
        assertThat(Invocation.of(List.of("run"), environment).port()).isEqualTo(9001);
        assertThat(Invocation.of(List.of("run", "--port", "9002"), environment).port())
                .isEqualTo(9002);
        assertThat(Invocation.of(List.of("run", "--port=9003"), environment).port())
                .isEqualTo(9003);
    }

    @Test
    void leavesToAWordWhatIsItsOwn() {
        var invocation =
                Invocation.of(List.of("import", "events.csv", "--area", "oslo", "--mapping", "m.yml"), Map.of());
        assertThat(invocation.rest()).containsExactly("events.csv", "--mapping", "m.yml");
        assertThat(invocation.properties()).contains("lagesbild.command=import", "lagesbild.area=oslo");
        assertThat(invocation.web()).isFalse();
    }

    @Test
    void measuresOnAnyFreePortOfThisMachineAlone() {
        assertThat(Invocation.of(List.of("bench"), Map.of("LAGESBILD_PORT", "9001"))
                        .properties())
                .contains("server.port=0", "server.address=127.0.0.1");
    }

    @Test
    void namesWhatItDoesNotUnderstand() {
        refuses(List.of("rnu"), "rnu");
        refuses(List.of("run", "--prot", "80"), "--prot");
        refuses(List.of("run", "--port"), "--port");
        refuses(List.of("run", "--port", "65536"), "65536");
        refuses(List.of("run", "events.csv"), "events.csv");
    }

    private static void refuses(List<String> args, String named) {
        assertThatThrownBy(() -> Invocation.of(args, Map.of()))
                .isInstanceOfSatisfying(
                        StartProblem.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessageContaining(named)
                .hasMessageContaining("./lagesbild help");
    }

    @Test
    void aDemonstrationIsOpenToThisMachineAloneUnlessAskedFor() {
        assertThat(Invocation.of(List.of("run"), Map.of("LAGESBILD_BIND", "0.0.0.0"))
                        .springArguments())
                .contains("--server.address=0.0.0.0");
        assertThat(Invocation.of(List.of("run", "--empty"), Map.of()).springArguments())
                .noneMatch(argument -> argument.startsWith("--server.address"));
    }

    @Test
    void believesNoProxyUnlessOneIsNamed() {
        assertThat(Invocation.of(List.of("run"), Map.of()).properties())
                .noneMatch(property -> property.startsWith("server.forward-headers-strategy"));
        assertThat(Invocation.of(List.of("run"), Map.of("LAGESBILD_PROXY", "false"))
                        .properties())
                .noneMatch(property -> property.startsWith("server.forward-headers-strategy"));
    }

    @Test
    void behindAProxyOnThisMachineNobodyGetsRoundIt() {
        var real = Map.of("LAGESBILD_DB_URL", "jdbc:postgresql://db/x", "LAGESBILD_PROXY", "true");
        assertThat(Invocation.of(List.of("run"), real).properties())
                .contains(
                        "lagesbild.demo=false",
                        "server.address=127.0.0.1",
                        "server.forward-headers-strategy=native",
                        "server.tomcat.remoteip.internal-proxies=127.0.0.0/8,::1/128");
    }

    @Test
    void believesAProxyOnAnotherMachineByItsAddress() {
        var real = Map.of(
                "LAGESBILD_DB_URL", "jdbc:postgresql://db/x", "LAGESBILD_PROXY", "10.1.2.3, fd00::7,10.9.0.0/16");
        assertThat(Invocation.of(List.of("run"), real).properties())
                .contains("server.tomcat.remoteip.internal-proxies=10.1.2.3/32,fd00::7/128,10.9.0.0/16")
                .noneMatch(property -> property.startsWith("server.address"));
        for (String wrong : List.of(
                "ja", "10.1.2", "10.1.2.3/33", "10.1.2.3/", "proxy.example", "300.1.1.1", "fd00::7/129", ".*")) {
            assertThatThrownBy(() -> Invocation.of(List.of("run"), Map.of("LAGESBILD_PROXY", wrong)))
                    .as(wrong)
                    .isInstanceOf(StartProblem.class)
                    .hasMessageContaining("LAGESBILD_PROXY")
                    .hasMessageContaining(wrong);
        }
    }
}
