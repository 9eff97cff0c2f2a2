/** Where bull-board is: below the page Vận hành, and no page of the web app. */
export const BOARD_PATH = 'van-hanh/hang-doi';
