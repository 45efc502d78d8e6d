// The door to runs of equal shares for callers that speak C. Every array is copied.
#include "run.hpp"

using namespace shares;

#define DOOR __attribute__((visibility("default")))

namespace {
struct Held {
  Stakes stakes;
  Run run{stakes};
};
} // namespace

extern "C" {

// `first` has the first entry of each project and the number of entries last; `real` for each project its total, cost,
// slack, inverse and the rate of a volume (0 for none); `twin` its twin or -1; `waits` 1 for a twin that waits.
DOOR void *runs_new(int groups, int projects, const int *first, const int *row, const double *gain, const double *mass,
                    const double *real, const int *twin, const unsigned char *waits) {
  auto *held = new Held;
  Stakes &to = held->stakes;
  to.groups = groups;
  for (int at = 0; at < projects; at++) {
    const double *of = real + 5 * at;
    to.backing.push_back({first[at], first[at + 1], of[0], of[1], of[2], of[3], of[4], twin[at], waits[at] != 0});
  }
  const int entries = first[projects];
  to.row.assign(row, row + entries);
  to.gain.assign(gain, gain + entries);
  to.mass.assign(mass, mass + entries);
  to.weight.resize(entries);
  for (int at = 0; at < entries; at++) to.weight[at] = gain[at] * mass[at];
  return held;
}

DOOR void runs_free(void *held) { delete static_cast<Held *>(held); }

// Runs between two parts (`parts`: lowest and highest bound at the first end, then at the last). Gives how many projects
// are bought, in their order in `order`, or -1 where it cannot be told; `turn` then guesses where the order turns.
DOOR int runs_decide(void *of, int ends, const double *parts, double limit, int *order, double *turn) {
  Run &run = static_cast<Held *>(of)->run;
  const bool sure = run.decide(ends, {parts[0], parts[2]}, {parts[1], parts[3]}, limit);
  *turn = run.turn;
  if (!sure) return -1;
  std::copy(run.order.begin(), run.order.end(), order);
  return int(run.order.size());
}
}
