package se.lagesbild.backend.observations;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Repository of single observations; counting and lists are in {@link ObservationQueries}. */
interface Observations extends JpaRepository<Observation, UUID> {}
