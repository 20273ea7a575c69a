/**
 * The police's side of presence: the one package that reads and writes schema {@code presence_police}. Police get their visits; everybody
 * else gets minutes per place and week, and each time that is written down before it is answered.
 */
@NullMarked
package se.lagesbild.backend.presence.police;

import org.jspecify.annotations.NullMarked;
