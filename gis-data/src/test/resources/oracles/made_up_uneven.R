# 60 made-up places, most counts 0, the four nearest as neighbours: links go one way only for many
suppressPackageStartupMessages(library(spdep))
set.seed(20240607)
n <- 60
xy <- round(cbind(runif(n, 0, 2000), runif(n, 0, 2000)), 1)
x <- rpois(n, 1.5) * rbinom(n, 1, 0.4) * sample(c(1, 1, 5), n, TRUE) + (xy[, 1] < 500) * rpois(n, 2)
nb <- knn2nb(knearneigh(xy, k = 4))
out <- function(d, name) write.csv(format(d, digits = 12, trim = TRUE, scientific = NA), name, row.names = FALSE, quote = FALSE)
g12 <- function(v) ifelse(is.na(v), "", sprintf("%.12g", v))
save <- function(d, name) { d[] <- lapply(d, function(c) if (is.numeric(c)) g12(c) else c); write.csv(d, name, row.names = FALSE, quote = FALSE) }
save(data.frame(id = 1:n, val = x), "made_up_uneven_input.csv")
save(data.frame(id = rep(1:n, each = 4), neighbour = unlist(nb)), "made_up_uneven_neighbours.csv")
B <- nb2listw(nb, style = "B"); S <- nb2listw(include.self(nb), style = "B"); W <- nb2listw(nb, style = "W")
p <- function(z) 2 * pnorm(abs(z), lower.tail = FALSE)
cls <- function(z, q) ifelse(q <= 0.05, ifelse(z > 0, "HOT", "COLD"), "NS")
g <- localG(x, B, return_internals = TRUE); s <- localG(x, S, return_internals = TRUE)
gi <- attr(g, "internals"); si <- attr(s, "internals"); gz <- as.numeric(g); sz <- as.numeric(s)
print(colnames(gi)); print(colnames(si))
save(data.frame(id = 1:n, x = x, n_neighbours = card(nb), G = gi[, 1], EG = gi[, 2], VG = gi[, 3], G_z = gz, G_p = p(gz), G_p_bh = p.adjust(p(gz), "BH"),
  Gstar = si[, 1], EGstar = si[, 2], VGstar = si[, 3], Gstar_z = sz, Gstar_p = p(sz), Gstar_p_bh = p.adjust(p(sz), "BH"),
  Gstar_class_p05 = cls(sz, p(sz)), Gstar_class_bh05 = cls(sz, p.adjust(p(sz), "BH"))), "made_up_uneven_getis_ord_expected.csv")
lm <- function(cond) localmoran(x, W, conditional = cond, mlvar = TRUE, alternative = "two.sided")
co <- lm(TRUE); to <- lm(FALSE)
z <- x - mean(x); lag <- lag.listw(W, z)
save(data.frame(id = 1:n, Ii = co[, 1], E_cond = co[, 2], Var_cond = co[, 3], Z_cond = co[, 4], P_cond = p(co[, 4]), P_cond_bh = p.adjust(p(co[, 4]), "BH"),
  E_total = to[, 2], Var_total = to[, 3], Z_total = to[, 4], P_total = p(to[, 4]), P_total_bh = p.adjust(p(to[, 4]), "BH"),
  quadrant = paste0(ifelse(z >= 0, "H", "L"), ifelse(lag >= 0, "H", "L"))), "made_up_uneven_local_moran_expected.csv")
row <- function(name, t, sign = 1) { e <- t$estimate; zz <- sign * (e[[1]] - e[[2]]) / sqrt(e[[3]])
  data.frame(statistic = name, value = e[[1]], expectation = e[[2]], variance = e[[3]], z = zz, p_two_sided = p(zz)) }
save(rbind(row("moran_I_randomisation", moran.test(x, W)), row("moran_I_normality", moran.test(x, W, randomisation = FALSE)),
  row("getis_ord_general_G", globalG.test(x, B)), row("geary_C_randomisation", geary.test(x, W), -1)), "made_up_uneven_global_expected.csv")
