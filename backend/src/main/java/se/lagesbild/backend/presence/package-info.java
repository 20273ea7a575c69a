/**
 * Who was on shift, and where presence was given: shifts with their debrief, check-ins at places, the dose of a week and
 * the hours in which somebody was out to report. Of police visits others get minutes per place and week.
 */
@ApplicationModule(allowedDependencies = {"access", "maps", "places"})
@NullMarked
package se.lagesbild.backend.presence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
