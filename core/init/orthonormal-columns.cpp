#include "core/init/orthonormal-columns.h"

#include "core/matrix/buffer.h"
#include "core/matrix/product.h"
#include "core/matrix/transpose.h"

namespace gradlab {

namespace {

class GramSchmidt {
 public:
  /// An odd number of rows is extended by a row of zeros, so that every column starts on 16 bytes.
  explicit GramSchmidt(const Matrix<double>& columns)
      : rows_(padded<double>(columns.rows())),
        columns_(rows_ * columns.cols()),
        turned_(rows_ * columns.cols()),
        overlap_(columns.cols() * columns.cols()) {
    part(0, columns.cols()).topRows(columns.rows()) = columns;
  }

  void run(Index first, Index count) {
    if (count == 1) {
      View<double> column = part(first, 1);
      column /= column.norm();
      return;
    }
    const Index half = count / 2;
    run(first, half);
    separate(part(first, half), part(first + half, count - half));
    run(first + half, count - half);
  }

  View<double> part(Index first, Index count) { return {columns_.data() + first * rows_, rows_, count}; }

 private:
  /// Subtracts from `right` its projection onto the orthonormal columns of `left`.
  void separate(const View<double>& left, const View<double>& right) {
    const View<double> turned(turned_.data(), left.cols(), rows_);
    View<double> overlap(overlap_.data(), left.cols(), right.cols());
    transpose<double>(readOnly(left), turned);
    multiply<double>(readOnly(turned), plain(readOnly(right)), overlap);
    overlap = -overlap;
    multiply<double>(readOnly(left), plain(readOnly(overlap)), right, Start::result);
  }

  Index rows_;
  Buffer<double> columns_, turned_, overlap_;
};

}  // namespace

void makeColumnsOrthonormal(Matrix<double>& columns) {
  GramSchmidt work(columns);
  for (int pass = 0; pass < 2; ++pass) work.run(0, columns.cols());
  columns = work.part(0, columns.cols()).topRows(columns.rows());
}

}  // namespace gradlab
