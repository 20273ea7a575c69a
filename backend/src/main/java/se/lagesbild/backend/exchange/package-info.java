/**
 * What comes from outside and what goes out: imports and exports of files, through the ports of the rooms that own the data. Knows
 * formats and mappings, stores nothing of its own.
 */
@ApplicationModule(allowedDependencies = {"access", "maps", "places", "observations"})
@NullMarked
package se.lagesbild.backend.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
