/**
 * What comes from outside and what goes out: imports of files, through the ports of the rooms that own the data. Knows
 * formats and mappings, stores nothing of its own.
 */
@ApplicationModule(allowedDependencies = {"access", "places", "observations"})
@NullMarked
package se.lagesbild.backend.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
