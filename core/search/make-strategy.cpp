#include <array>
#include <cassert>

#include "core/search/grid.h"
#include "core/search/halton.h"
#include "core/search/halving.h"
#include "core/search/one-at-a-time.h"
#include "core/search/random-search.h"
#include "core/search/tpe.h"

namespace gradlab {

namespace {

template <class Made>
std::unique_ptr<Strategy> make(const Sweep& sweep) {
  return std::make_unique<Made>(sweep);
}

struct Maker {
  std::string_view name;
  std::unique_ptr<Strategy> (*make)(const Sweep& sweep);
};

/// The constructor of each of `strategies()`.
constexpr std::array kMakers{Maker{"random", make<RandomSearch>}, Maker{"grid", make<GridSearch>},
                             Maker{"halton", make<HaltonSearch>}, Maker{"one-at-a-time", make<OneAtATime>},
                             Maker{"halving", make<Halving>},     Maker{"tpe", make<TpeSearch>}};

}  // namespace

std::unique_ptr<Strategy> makeStrategy(const Sweep& sweep) {
  for (const Maker& maker : kMakers)
    if (maker.name == sweep.strategy.name) return maker.make(sweep);
  assert(false);
  return nullptr;
}

}  // namespace gradlab
