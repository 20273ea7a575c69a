/** People's list beside the computed one: what is on both, on one alone, and what people have put aside and why. */
@NullMarked
package se.lagesbild.backend.hotspots.people;

import org.jspecify.annotations.NullMarked;
