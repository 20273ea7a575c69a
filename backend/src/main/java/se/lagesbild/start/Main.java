package se.lagesbild.start;

import org.springframework.boot.SpringApplication;
import se.lagesbild.backend.LagesbildApplication;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** @param args command and its options */
    public static void main(String[] args) {
        SpringApplication.run(LagesbildApplication.class, args);
    }
}
