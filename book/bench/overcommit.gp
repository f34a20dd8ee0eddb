# The over-committed plot of the README, from crowd.csv; run from the top:
#   gnuplot book/bench/overcommit.gp >book/overcommit.svg
set terminal svg size 760,420 font "DejaVu Sans,14" background "white" linewidth 1.3
set datafile separator comma
set logscale xy
set xrange [0.9:70]
set yrange [1:2e8]
set xtics ("1" 1, "2" 2, "4" 4, "8" 8, "16" 16, "32" 32, "64" 64)
set format y "10^{%L}"
set xlabel "threads on 2 cores"
set ylabel "acquisitions per second"
set border 3
set tics nomirror
set grid ytics
set key outside right center reverse Left samplen 3
of(name) = sprintf("< awk -F, '$1 == \"%s\" { print $2 \",\" $9 }' book/bench/crowd.csv", name)
plot of("pthread_mutex") with linespoints pt 7 ps .6 title "pthread mutex", \
     of("bounded_steal") with linespoints pt 5 ps .6 title "bounded stealing", \
     of("hybrid") with linespoints pt 9 ps .7 title "stealing (hybrid)", \
     of("merged") with linespoints pt 13 ps .7 title "merged", \
     of("qspinlock") with linespoints lc rgb "#b00020" pt 6 ps .6 title "queued spinlock", \
     of("ck_mcs") with linespoints pt 4 ps .6 title "MCS (ck)"
