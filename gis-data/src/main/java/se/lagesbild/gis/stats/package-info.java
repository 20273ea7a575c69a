/** Published statistics on plain arrays, each checked against reference results. No geometry, no clock, no randomness but from a seed. */
@NullMarked
package se.lagesbild.gis.stats;

import org.jspecify.annotations.NullMarked;
