import type { SeededRandom } from '../demo-random.ts';

/** The name habits of one people of the province: how often it is met, and what its names are made of. */
interface NamePool {
  readonly weight: number;
  readonly surnames: readonly string[];
  readonly maleMiddles: readonly string[];
  readonly femaleMiddles: readonly string[];
  readonly maleGivens: readonly string[];
  readonly femaleGivens: readonly string[];
}

const POOLS: readonly NamePool[] = [
  {
    weight: 45,
    surnames: words('Lò Lò Cầm Cầm Quàng Quàng Lường Tòng Cà Bạc Điêu Đèo Hoàng Vì Lừ Mè'),
    maleMiddles: words('Văn Văn Văn Minh Trung Ngọc Đức Xuân'),
    femaleMiddles: words('Thị Thị Thị Thu Minh Hồng Bích'),
    maleGivens: words('Panh Thương Inh Đôi Xuân Hặc Tiên Dũng Cương Pọm Biên Thoan Hưng Quyết Chung Thành Tuấn Mạnh Hải Khiêm'),
    femaleGivens: words('Ọi Pành Lả Xôm Hoa Duyên Thoa Thủy Biên Chung Yêu Ngoan Hồng Lan Hương Nhung Phương Thơm Quỳnh Dung'),
  },
  {
    weight: 15,
    surnames: words('Giàng Giàng Sùng Vàng Thào Mùa Hờ Lầu Tráng Hạng'),
    maleMiddles: words('A A A A Nhìa Seo'),
    femaleMiddles: words('Thị Thị Y'),
    maleGivens: words('Páo Chua Dơ Lềnh Tủa Sềnh Dê Khua Vừ Của Chứ Nhà Dính Tồng Màng Súa Chống Thái Lử Phềnh'),
    femaleGivens: words('Mỷ Dở Chư Pàng Sông Dua Mai Xía Ca Chía Say Vân Dợ Nu Mo'),
  },
  {
    weight: 10,
    surnames: words('Đinh Bùi Hà Quách Mùi Sa'),
    maleMiddles: words('Công Văn Quốc Thanh Đình'),
    femaleMiddles: words('Thị Thị Thanh Kim'),
    maleGivens: words('Lập Tuyên Nghĩa Thắng Hiệp Luân Quý Toàn Điệp Khương Sơn Bình'),
    femaleGivens: words('Nhàn Huệ Liễu Thắm Xuyến Ngân Hạnh Vui Thúy Loan Tâm Hiền'),
  },
  {
    weight: 30,
    surnames: words('Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Vũ Đỗ Ngô Phan Đặng Trịnh Dương Mai'),
    maleMiddles: words('Văn Đức Mạnh Quang Hữu Anh Minh Thế Tiến Xuân'),
    femaleMiddles: words('Thị Thu Thanh Ngọc Bích Phương Hồng Mai Thùy'),
    maleGivens: words('Hùng Quân Phong Nam Tùng Khôi Thịnh Trường Tiến Vinh Đông Cường Long Việt Hoàng Kiên Duy Bách Sáng Giang'),
    femaleGivens: words('Hà Mai Nhung Loan Ngân Diệp Yến Lý Hạnh Linh Trang Thảo Hằng Vân Chi Oanh Nga Hiền Tuyết Thư'),
  },
];

const TOTAL_WEIGHT = POOLS.reduce((sum, pool) => sum + pool.weight, 0);

/** An invented full name in NFC, in the Vietnamese order: surname, middle name, given name. */
export function inventFullName(random: SeededRandom): string {
  const pool = pickPool(random);
  const isFemale = random.chance(0.46);
  const surname = random.pick(pool.surnames);
  const middle = random.pick(isFemale ? pool.femaleMiddles : pool.maleMiddles);
  const given = random.pick(isFemale ? pool.femaleGivens : pool.maleGivens);
  // Kinh names of four words are common; they also keep 1,521 names apart.
  const second = pool.weight === 30 && random.chance(0.4) ? ` ${random.pick(isFemale ? pool.femaleMiddles : pool.maleMiddles)}` : '';
  const between = second.trim() === middle ? '' : second;
  return `${surname} ${middle}${between} ${given}`.normalize('NFC');
}

function pickPool(random: SeededRandom): NamePool {
  let rest = random.next() * TOTAL_WEIGHT;
  for (const pool of POOLS) {
    rest -= pool.weight;
    if (rest < 0) return pool;
  }
  throw new RangeError('the weights do not add up');
}

/** Lower-case ASCII letters of a Vietnamese text: marks dropped, đ written d. */
export function foldVietnamese(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/gu, 'd').toLowerCase();
}

function words(text: string): string[] {
  return text.split(' ');
}
