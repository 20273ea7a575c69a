/** Rankings beside each other: by number and by weight, traffic and disorder, and the first few of each group. */
@NullMarked
package se.lagesbild.backend.hotspots.beside;

import org.jspecify.annotations.NullMarked;
