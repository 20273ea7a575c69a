/**
 * Does it work? Lists that were made from the past are scored on the time after: as a contest of methods over a long time, and week by week
 * with the list as it was.
 */
@NullMarked
package se.lagesbild.backend.hotspots.evaluation;

import org.jspecify.annotations.NullMarked;
