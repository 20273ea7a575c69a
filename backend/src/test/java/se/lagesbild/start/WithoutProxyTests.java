package se.lagesbild.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.TrelleborgApp;

/** Where no proxy is named, nobody is believed who says that he came over https. */
class WithoutProxyTests extends TrelleborgApp {
    @Test
    void forwardedHeadersChangeNothing() throws IOException {
        String answer = FrontProxyTests.ask(port, "127.0.0.1", "GET /login", "");
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("Strict-Transport-Security");
        assertThat(FrontProxyTests.lines(answer, "Set-Cookie:"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("Secure"));
    }
}
