/**
 * An installed Chromium, driven over its own DevTools protocol with the JDK alone: the product carries no browser and no driver. Knows nothing
 * of what is measured.
 */
@NullMarked
package se.lagesbild.start.bench.browser;

import org.jspecify.annotations.NullMarked;
