/**
 * Where, when, how sure and why: ranked places with more reports than chance would give. Counts cells, tests them with a
 * published statistic, gathers neighbours into places and says each in a sentence.
 */
@ApplicationModule(allowedDependencies = {"access", "maps", "places", "observations", "presence"})
@NullMarked
package se.lagesbild.backend.hotspots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
