package se.lagesbild.backend;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The Spring application: one room per sub-package. Started by {@code se.lagesbild.start.Main}. */
@OpenAPIDefinition(info = @Info(title = "Lägesbild", version = "${lagesbild.version}"))
@Modulithic(systemName = "Lägesbild")
@SpringBootApplication
public class LagesbildApplication {}
