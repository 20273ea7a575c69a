/**
 * Map layers for whoever may see them: tiles and features over HTTP, and the one filter that drives map, list, counts and
 * analysis. Owns no data about the town: each layer belongs to the room that owns the table.
 */
@ApplicationModule(allowedDependencies = {"access"})
@NullMarked
package se.lagesbild.backend.maps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
