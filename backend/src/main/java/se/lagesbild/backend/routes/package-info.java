/**
 * Order and walking time of a round: which places a pair visits in a shift, in what order and when.
 * Seeded: the same problem, seed and number of iterations give the same round on every machine.
 * Owns no table; what computes here is pure.
 */
@ApplicationModule(allowedDependencies = {"access", "maps", "places"})
@NullMarked
package se.lagesbild.backend.routes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
