// The method of equal shares for all parts of the budget between a lowest and a highest at once, in doubles that know how
// wrong they can be.
//
// What a group holds and what a project costs it are bounded, from below and from above, by straight lines over these
// parts, each line kept as its values at the two ends (one end where the two are the same), and rounded outwards. Lines
// stay true because of two facts, for any parting of the groups into those who pay all they hold and those who pay the
// price:
//
// - the price that follows from a parting is never above the true price, so a straight line from below is at hand;
// - the true price is convex in what is held, and so is what is left after paying (but never below nothing), so the chord
//   between the two ends lies above it.
//
// A project is bought only where the line above its rate is below the line under the rate of every other, or where rates
// are exactly equal all along and the tie is broken as it should be. Where that cannot be told the run is undecided.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace shares {

constexpr double EPS = 0x1p-52;
constexpr double NEVER = std::numeric_limits<double>::infinity();
constexpr int NEWTON = 200; // steps after which a bound is left as it is: more than were ever needed

// Who wants one project: from `first` to `last` of the entries; and mass times gain over all of them.
struct Backing {
  int first, last;
  double total, cost, slack, inverse, volume_rate;
  int twin;   // equal in everything but its name, and waiting for this one to be bought; -1 for none
  bool waits; // whether it is such a twin
};

struct Stakes {
  int groups;
  std::vector<Backing> backing;
  std::vector<int> row;                  // the group of each entry
  std::vector<double> gain, mass, weight; // of each entry: what it gains, how heavy it is, and both multiplied
};

using Ends = std::array<double, 2>;

inline double both(const Ends &line, int ends) { return line[0] + line[ends - 1]; }

class Run {
public:
  explicit Run(const Stakes &stakes) : of(stakes) {}

  std::vector<int> order;
  double turn = 0.5; // where undecided: about where (0 to 1) between the ends the order turns

  // Buys until nothing can be bought or more than the limit is spent; false where something could not be told.
  bool decide(int many_ends, Ends low_part, Ends high_part, double limit) {
    begin(many_ends, low_part, high_part);
    double spent = 0;
    while (true) {
      int best = cheapest();
      if (best < 0) return true;
      Ends top = ceiling(best);
      if (torn(best, top) && !untie(best, top)) return false;
      buy(best, top);
      spent += of.backing[best].cost;
      if (spent > limit) return true;
    }
  }

private:
  const Stakes &of;
  int ends = 1;
  std::vector<Ends> low, high;   // what a unit of mass of each group holds
  std::vector<Ends> price, rate; // of each project, from below
  std::vector<double> middle;    // twice the rate between the ends; infinite where it cannot be bought
  std::vector<char> fresh, near;

  void begin(int many_ends, Ends low_part, Ends high_part) {
    ends = many_ends;
    turn = 0.5;
    order.clear();
    low.assign(of.groups, low_part);
    high.assign(of.groups, high_part);
    const auto count = of.backing.size();
    price.resize(count), rate.resize(count), middle.resize(count), near.resize(count);
    fresh.assign(count, 0);
    for (std::size_t at = 0; at < count; at++) {
      const Backing &one = of.backing[at];
      price[at].fill(one.cost / one.total * (1 - 4 * EPS));
      rate[at].fill(price[at][0] * one.inverse * (1 - 4 * EPS));
      middle[at] = one.waits ? NEVER : both(rate[at], ends);
    }
  }

  // The project with the lowest line under its rate, that line being fresh; -1 where none can be bought.
  int cheapest() {
    while (true) {
      int best = -1;
      double first = NEVER, second = NEVER;
      for (int at = 0; at < int(middle.size()); at++) {
        if (middle[at] < first) second = first, first = middle[at], best = at;
        else if (middle[at] < second) second = middle[at];
      }
      if (best < 0 || fresh[best]) return best;
      lift(best, second);
    }
  }

  // Lifts the line under a price as far as what everybody surely does not hold allows: Newton from below. The groups are
  // parted by what they hold and would pay in the middle. Where nobody could pay more at either end and the cost is not
  // reached, the price is infinite: the project is too dear. No more is done than to stand above `enough`.
  void lift(int project, double enough) {
    const Backing &one = of.backing[project];
    Ends &now = price[project];
    const double plenty = enough / one.inverse * (1 + 16 * EPS);
    bool better = false;
    for (int step = 0; step < NEWTON; step++) {
      const double twice = both(now, ends);
      Ends paid{0, 0};
      double out = 0;
      for (int at = one.first; at < one.last; at++) {
        const Ends &held = high[of.row[at]];
        if (both(held, ends) < of.gain[at] * twice) {
          paid[0] += of.mass[at] * held[0], paid[1] += of.mass[at] * held[1];
          out += of.weight[at];
        }
      }
      Ends higher;
      for (int end = 0; end < 2; end++)
        higher[end] = (one.cost * (1 - one.slack) - paid[end] * (1 + one.slack)) / (one.total - out) * (1 - 8 * EPS);
      better = both(higher, ends) > twice * (1 + 8 * EPS);
      if (!better) break;
      now = higher;
      if (both(now, ends) > plenty) break;
    }
    for (int end = 0; end < 2; end++) rate[project][end] = now[end] * one.inverse * (1 - 4 * EPS);
    middle[project] = both(rate[project], ends);
    fresh[project] = !better;
  }

  // The highest possible rate of a project at each end; infinite where those who want it may not be able to pay.
  Ends ceiling(int project) const {
    const Backing &one = of.backing[project];
    Ends top{NEVER, NEVER};
    for (int end = 0; end < ends; end++) {
      const double found = payable(one, end, std::max(price[project][end], one.cost / one.total));
      if (!std::isfinite(found)) return {NEVER, NEVER};
      top[end] = found * one.inverse * (1 + 4 * EPS);
    }
    if (ends == 1) top[1] = top[0];
    return top;
  }

  // A price at which those who want a project surely can pay for it; infinite where that cannot be told.
  double payable(const Backing &one, int end, double now) const {
    double able = one.total;
    for (int step = 0; step < NEWTON; step++) {
      double paid = 0, out = 0;
      for (int at = one.first; at < one.last; at++) {
        const double held = low[of.row[at]][end];
        if (held < of.gain[at] * now) paid += of.mass[at] * held, out += of.weight[at];
      }
      able = one.total - out;
      const double higher = (one.cost - paid) / able;
      if (!(higher > now * (1 + 8 * EPS))) break;
      now = higher;
    }
    now = now * (1 + 16 * EPS) + 4 * one.slack * one.cost / able;
    if (!std::isfinite(now)) return NEVER;
    double paid = 0;
    for (int at = one.first; at < one.last; at++)
      paid += of.mass[at] * std::min(low[of.row[at]][end], of.gain[at] * now);
    return paid * (1 - one.slack) >= one.cost ? now : NEVER;
  }

  bool below(int project, const Ends &top) const {
    return std::isfinite(middle[project]) && (rate[project][0] <= top[0] || rate[project][ends - 1] <= top[ends - 1]);
  }

  // Whether another project may be as cheap, or the cheapest may be too dear; `near` then marks all that may be.
  bool torn(int best, const Ends &top) {
    int many = 0;
    for (int at = 0; at < int(near.size()); at++) many += near[at] = at == best || below(at, top);
    return many > 1 || !std::isfinite(top[0]);
  }

  // Decides where more than one project may be cheapest: by exact equality, or not at all.
  bool untie(int &best, Ends &top) {
    for (int at = 0; at < int(near.size()); at++)
      if (near[at] && !fresh[at]) lift(at, NEVER);
    int many = 0;
    for (int at = 0; at < int(near.size()); at++) many += near[at] = near[at] && (at == best || below(at, top));
    if (many > 1) {
      int chosen = -1;
      double least = NEVER;
      for (int at = 0; at < int(near.size()); at++) {
        if (!near[at]) continue;
        const double quotient = plainly(at);
        if (!std::isfinite(quotient)) return give_up();
        if (quotient < least) least = quotient, chosen = at;
      }
      if (chosen != best) best = chosen, top = ceiling(best);
    }
    return std::isfinite(top[0]) || give_up();
  }

  // Cost over volume, exactly comparable, where whoever cannot pay the full price surely holds nothing; else infinite.
  double plainly(int project) const {
    const Backing &one = of.backing[project];
    if (!(one.volume_rate > 0)) return NEVER;
    double volume = one.total;
    for (int at = one.first; at < one.last; at++)
      if (empty(of.row[at])) volume -= of.weight[at];
    if (!(volume > 0)) return NEVER;
    const double full = one.cost / volume * (1 + 8 * EPS);
    for (int at = one.first; at < one.last; at++) {
      const int group = of.row[at];
      if (!empty(group) && (low[group][0] < of.gain[at] * full || low[group][ends - 1] < of.gain[at] * full)) return NEVER;
    }
    return one.volume_rate / volume;
  }

  bool empty(int group) const { return high[group][0] == 0 && high[group][ends - 1] == 0; }

  // Leaves the run undecided, and guesses where the order turns: where the two cheapest cross, if they do.
  bool give_up() {
    if (ends == 1) return false;
    int first = -1, second = -1;
    for (int at = 0; at < int(near.size()); at++) {
      if (!near[at]) continue;
      if (first < 0 || middle[at] < middle[first]) second = first, first = at;
      else if (second < 0 || middle[at] < middle[second]) second = at;
    }
    Ends gap{0, 0};
    if (second >= 0) {
      for (int end = 0; end < 2; end++) gap[end] = rate[second][end] - rate[first][end];
    } else {
      const Backing &one = of.backing[first];
      for (int end = 0; end < 2; end++) {
        for (int at = one.first; at < one.last; at++)
          gap[end] += of.mass[at] * (low[of.row[at]][end] + high[of.row[at]][end]) / 2;
        gap[end] -= one.cost;
      }
    }
    if (gap[0] * gap[1] < 0) turn = gap[0] / (gap[0] - gap[1]);
    return false;
  }

  // Takes what is paid from those who want the project: the least from the upper lines, the most from the lower. A lower
  // line that would go below nothing at one end becomes nothing at both.
  void buy(int project, const Ends &top) {
    const Backing &one = of.backing[project];
    Ends most, least;
    for (int end = 0; end < 2; end++) {
      most[end] = top[end] / one.inverse * (1 + 8 * EPS);
      least[end] = price[project][end] * (1 - 4 * EPS);
    }
    for (int at = one.first; at < one.last; at++) {
      Ends &over = high[of.row[at]], &under = low[of.row[at]];
      for (int end = 0; end < 2; end++) {
        over[end] = std::max(over[end] * (1 + 4 * EPS) - of.gain[at] * least[end], 0.0);
        under[end] = under[end] * (1 - 4 * EPS) - of.gain[at] * most[end];
      }
      if (!(under[0] > 0 && under[ends - 1] > 0)) under = {0, 0};
    }
    order.push_back(project);
    middle[project] = NEVER;
    std::fill(fresh.begin(), fresh.end(), 0);
    if (one.twin >= 0) middle[one.twin] = both(rate[one.twin], ends);
  }
};

} // namespace shares
