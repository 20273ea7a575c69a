package se.lagesbild.backend.observations;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

/** Repository of single observations; counting and lists are in {@link ObservationQueries}. */
interface Observations extends JpaRepository<Observation, UUID> {
    /** The row, held until the transaction ends: two who change it at once come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Observation> findLockedById(UUID id);

    boolean existsByDuplicateOf(UUID original);
}
