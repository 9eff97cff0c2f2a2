/** Nothing is stored that was asked for. */
export const NO_FIGURES = { code: 'no-figures', status: 404, title: { vi: 'Chưa có số liệu', en: 'No figures' } };

export const NO_SUCH_AGENCY = { code: 'no-such-agency', status: 404, title: { vi: 'Không có cơ quan này', en: 'No such agency' } };
