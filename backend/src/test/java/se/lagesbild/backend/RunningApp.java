package se.lagesbild.backend;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every test against the whole program has: its address, and somebody who asks it. */
public abstract class RunningApp {
    @LocalServerPort
    protected int port;

    protected Http http;

    @BeforeEach
    void client() {
        http = new Http(port);
    }
}
