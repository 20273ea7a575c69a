# Equal-split kernel density on the streets of Chicago, by spatstat.linnet
suppressMessages(library(spatstat.linnet))
data(chicago, package = "spatstat.data")
L0 <- as.linnet(chicago)
v <- round(cbind(L0$vertices$x, L0$vertices$y) * 0.3048, 4)             # metres from a local origin
L <- linnet(ppp(v[, 1], v[, 2], window = owin(range(v[, 1]), range(v[, 2]))), edges = cbind(L0$from, L0$to))
co <- coords(chicago)
tp <- round(co$tp, 6)
a <- v[L0$from[co$seg], ]; b <- v[L0$to[co$seg], ]
p <- a + (b - a) * tp
X <- lpp(data.frame(x = p[, 1], y = p[, 2], seg = co$seg, tp = tp), L)
stopifnot(identical(coords(X)$seg, as.integer(co$seg)), max(abs(coords(X)$tp - tp)) < 1e-9)
h <- 60                                                                  # metres, radius of support
run <- function(continuous) densityEqualSplit(X, sigma = h / sqrt(7), kernel = "biweight", continuous = continuous,
  leaveoneout = FALSE, epsilon = 1e-13, verbose = FALSE, savehistory = FALSE, dimyx = c(24, 24))
D <- attr(run(FALSE), "df"); C <- attr(run(TRUE), "df")
stopifnot(identical(D$mapXY, C$mapXY), identical(D$tp, C$tp))
g <- function(x) sprintf("%.15g", x)
write.csv(data.frame(id = seq_len(nrow(v)), x = g(v[, 1]), y = g(v[, 2])), "chicago_network_nodes_input.csv", row.names = FALSE, quote = FALSE)
write.csv(data.frame(id = seq_along(L$from), from = L$from, to = L$to), "chicago_network_lines_input.csv", row.names = FALSE, quote = FALSE)
write.csv(data.frame(id = seq_along(tp), line = co$seg, share = g(tp)), "chicago_network_events_input.csv", row.names = FALSE, quote = FALSE)
write.csv(data.frame(line = D$mapXY, share = g(D$tp), discontinuous_h60 = g(D$values), continuous_h60 = g(C$values)),
  "chicago_network_density_expected.csv", row.names = FALSE, quote = FALSE)
cat(nrow(D), integral(run(FALSE)), integral(run(TRUE)), npoints(X), "\n")
