/**
 * The town itself: boundary and zones, known places, and the street network that walks and names follow. Answers where a
 * point lies and what a stretch is called; knows nothing of what happens there.
 */
@ApplicationModule(allowedDependencies = {"access", "maps"})
@NullMarked
package se.lagesbild.backend.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
