/**
 * What people make of the numbers, and whether it helped. So far the follow-up of a place: before and after, beside places like it and the
 * ring around it, with the presence given. The weekly picture, the survey and measures are not built yet.
 */
@ApplicationModule(allowedDependencies = {"access", "maps", "places", "observations", "presence"})
@NullMarked
package se.lagesbild.backend.situation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
