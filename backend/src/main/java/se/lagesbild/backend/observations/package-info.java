/**
 * What people have seen, when and where: the store of observations, the catalogue of categories, and counts for the rooms
 * above. An observation whose position is only "somewhere in the municipality" has no geometry and can never be placed.
 */
@ApplicationModule(allowedDependencies = {"access", "maps", "places"})
@NullMarked
package se.lagesbild.backend.observations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
