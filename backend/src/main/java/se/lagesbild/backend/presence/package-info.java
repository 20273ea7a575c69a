/**
 * Who was on shift, and where presence was given: shifts with their debrief, check-ins and visits entered afterwards, the presence wanted, given
 * and owed in a week, and the hours in which somebody was out to report. Police visits lie in a realm of their own, package {@code police}.
 */
@ApplicationModule(allowedDependencies = {"access", "maps", "places"})
@NullMarked
package se.lagesbild.backend.presence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
