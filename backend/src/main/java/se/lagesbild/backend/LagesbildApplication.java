package se.lagesbild.backend;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The Spring application: one room per sub-package. Started by {@code se.lagesbild.start.Main}. */
@Modulithic(systemName = "Lägesbild")
@SpringBootApplication
public class LagesbildApplication {}
