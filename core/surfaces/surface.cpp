#include "core/surfaces/surface.h"

#include <cassert>
#include <type_traits>

#include "core/base/catalog-list.h"
#include "core/surfaces/all.h"

namespace gradlab {

std::span<const SurfaceInfo> surfaces() { return infos<landscape::All>; }

std::span<const Entry> surfaceEntries() { return entriesOf<infos<landscape::All>>; }

namespace {

template <class Landscape>
class Typed final : public Surface {
 public:
  explicit Typed(std::span<const double> knobs) : landscape_(make(knobs)) {}
  double value(Point at) const override { return landscape_.value(at); }
  Point gradient(Point at) const override { return landscape_.gradient(at); }

 private:
  static Landscape make(std::span<const double> knobs) {
    if constexpr (Landscape::knobs.empty())
      return {};
    else
      return Landscape(knobs);
  }

  Landscape landscape_;
};

}  // namespace

std::unique_ptr<const Surface> makeSurface(std::string_view surface, std::span<const double> knobs) {
  std::unique_ptr<const Surface> made;
  visitEntry<landscape::All>(surface, [&]<class Landscape>(std::type_identity<Landscape>) {
    assert(knobs.size() == Landscape::knobs.size());
    made = std::make_unique<Typed<Landscape>>(knobs);
  });
  assert(made);
  return made;
}

}  // namespace gradlab
